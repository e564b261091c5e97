package io.github.nh4j.integration.architecture;

import java.util.List;

/** Calls whose result depends on how the machine is set up. */
final class MachineDefaults {
    private static final String CHARSET = "java.nio.charset.Charset";
    private static final String LOCALE = "java.util.Locale";
    private static final String ZONE = "java.time.ZoneId";
    private static final String CLOCK = "java.time.Clock";
    private static final String NAME = "java.lang.String";

    static final List<ForbiddenCall> CALLS = List.of(
            // Locales.
            ForbiddenCall.of("java.util.Locale", "getDefault"),
            ForbiddenCall.without("java.lang.String", "toLowerCase|toUpperCase|format", LOCALE),
            ForbiddenCall.of("java.lang.String", "formatted"),
            ForbiddenCall.without("java.util.Formatter", "<init>", LOCALE),
            ForbiddenCall.without("java.io.PrintStream", "printf|format", LOCALE),
            ForbiddenCall.without("java.io.PrintWriter", "printf|format", LOCALE),
            ForbiddenCall.without("java.time.format.DateTimeFormatter", "ofPattern", LOCALE),
            ForbiddenCall.without("java.time.format.DateTimeFormatterBuilder", "toFormatter", LOCALE),
            ForbiddenCall.without("java.text.SimpleDateFormat", "<init>", LOCALE),
            ForbiddenCall.without("java.text.DecimalFormat", "<init>", "java.text.DecimalFormatSymbols"),
            ForbiddenCall.without("java.text.NumberFormat", "get.*Instance", LOCALE),
            ForbiddenCall.without("java.text.DateFormat", "get.*Instance", LOCALE),
            ForbiddenCall.without("java.text.MessageFormat", "<init>|format", LOCALE),
            ForbiddenCall.without("java.text.Collator", "getInstance", LOCALE),
            ForbiddenCall.without("java.util.ResourceBundle", "getBundle", LOCALE),
            // Charsets.
            ForbiddenCall.of("java.nio.charset.Charset", "defaultCharset"),
            ForbiddenCall.without("java.lang.String", "getBytes", CHARSET, NAME),
            ForbiddenCall.ofBytesWithout("java.lang.String", "<init>", CHARSET, NAME),
            ForbiddenCall.without(
                    "java.io.InputStreamReader", "<init>", CHARSET, "java.nio.charset.CharsetDecoder", NAME),
            ForbiddenCall.without(
                    "java.io.OutputStreamWriter", "<init>", CHARSET, "java.nio.charset.CharsetEncoder", NAME),
            ForbiddenCall.without("java.io.FileReader", "<init>", CHARSET),
            ForbiddenCall.without("java.io.FileWriter", "<init>", CHARSET),
            ForbiddenCall.without("java.io.PrintWriter", "<init>", CHARSET, "java.io.Writer"),
            ForbiddenCall.without("java.io.PrintStream", "<init>", CHARSET, NAME),
            ForbiddenCall.without("java.util.Scanner", "<init>", CHARSET, NAME, "java.lang.Readable"),
            ForbiddenCall.without("java.io.ByteArrayOutputStream", "toString", CHARSET, NAME),
            new ForbiddenCall("java.net.URLEncoder", "encode", parameters -> parameters.size() == 1),
            new ForbiddenCall("java.net.URLDecoder", "decode", parameters -> parameters.size() == 1),
            // Zones.
            ForbiddenCall.of("java.time.ZoneId", "systemDefault"),
            ForbiddenCall.of("java.time.Clock", "systemDefaultZone"),
            ForbiddenCall.of("java.util.TimeZone", "getDefault"),
            ForbiddenCall.without("java.util.Calendar", "getInstance", "java.util.TimeZone"),
            ForbiddenCall.without("java.time.LocalDate", "now", ZONE, CLOCK),
            ForbiddenCall.without("java.time.LocalTime", "now", ZONE, CLOCK),
            ForbiddenCall.without("java.time.LocalDateTime", "now", ZONE, CLOCK),
            ForbiddenCall.without("java.time.OffsetDateTime", "now", ZONE, CLOCK),
            ForbiddenCall.without("java.time.ZonedDateTime", "now", ZONE, CLOCK));

    private MachineDefaults() {}
}
