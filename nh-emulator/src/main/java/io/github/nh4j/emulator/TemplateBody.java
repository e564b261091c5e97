package io.github.nh4j.emulator;

/** The body of a template, read and checked once, rendered for every notification. */
sealed interface TemplateBody permits JsonTemplateBody, XmlTemplateBody {
    /**
     * The payload for one device.
     *
     * @throws InvalidPayloadException if a push service could not read it
     */
    String render(TemplateProperties properties);
}
