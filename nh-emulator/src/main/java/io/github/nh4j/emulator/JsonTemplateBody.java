package io.github.nh4j.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A JSON object of which every string value, and no name, may be an expression. */
record JsonTemplateBody(List<Step> steps) implements TemplateBody {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    static JsonTemplateBody parse(String body) {
        List<Step> steps = new ArrayList<>();
        try (JsonParser parser = JsonText.parser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new TemplateSyntaxException("The body of the template is not a JSON object");
            }
            for (JsonToken token = parser.currentToken(); token != null; token = parser.nextToken()) {
                boolean endOfBody = token == JsonToken.START_OBJECT
                        && !steps.isEmpty()
                        && parser.streamReadContext().getParent().inRoot();
                if (endOfBody) {
                    throw new TemplateSyntaxException("The body of the template is more than one JSON object");
                }
                String text = parser.getString();
                steps.add(new Step(token, text, TemplateExpression.parse(token == JsonToken.VALUE_STRING ? text : "")));
            }
        } catch (JacksonException e) {
            throw new TemplateSyntaxException("The body of the template is not JSON: " + e.getOriginalMessage());
        }
        return new JsonTemplateBody(List.copyOf(steps));
    }

    @Override
    public String render(TemplateProperties properties) {
        try {
            return JsonText.write(json -> steps.forEach(step -> step.write(json, properties)));
        } catch (JacksonException e) {
            throw new InvalidPayloadException("a value cannot be written as JSON");
        }
    }

    /** One token. What is not a string goes out as it came in, digit by digit. */
    record Step(JsonToken token, String text, TemplateExpression expression) {
        void write(JsonGenerator json, TemplateProperties properties) {
            switch (token) {
                case START_OBJECT -> json.writeStartObject();
                case END_OBJECT -> json.writeEndObject();
                case START_ARRAY -> json.writeStartArray();
                case END_ARRAY -> json.writeEndArray();
                case PROPERTY_NAME -> json.writeName(text);
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.writeNumber(text);
                case VALUE_TRUE -> json.writeBoolean(true);
                case VALUE_FALSE -> json.writeBoolean(false);
                case VALUE_NULL -> json.writeNull();
                case VALUE_STRING -> writeValue(json, expression.evaluate(properties));
                default -> throw new IllegalStateException("not a token of JSON text: " + token);
            }
        }

        private void writeValue(JsonGenerator json, String value) {
            if (!expression.numeric()) {
                json.writeString(value);
            } else if (NUMBER.matcher(value).matches()) {
                json.writeNumber(value);
            } else {
                throw new InvalidPayloadException("the value for " + text + " is not a number");
            }
        }
    }
}
