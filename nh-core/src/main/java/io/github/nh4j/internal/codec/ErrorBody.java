package io.github.nh4j.internal.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the hub says in an error: {@code <Error><Code>..</Code><Detail>..TrackingId:..,TimeStamp:..</Detail></Error>}. The
 * body may as well be empty, or a proxy's HTML: then there is nothing in it, and never an exception.
 */
public final class ErrorBody {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_SHOWN = 1024;
    private static final String TRACKING_ID = "TrackingId:";
    private static final String SUB_CODE = "SubCode=";

    private String code = "";
    private String detail = "";
    private @Nullable String trackingId;

    private ErrorBody() {}

    public static ErrorBody parse(byte[] body) {
        ErrorBody error = new ErrorBody();
        if (body.length == 0) {
            return error;
        }
        try {
            XmlLeaves.read(body.length > MOST_BYTES ? Arrays.copyOf(body, MOST_BYTES) : body, error::leaf);
        } catch (MalformedBodyException e) {
            return new ErrorBody();
        }
        return error;
    }

    private void leaf(String name, String text) {
        if (name.equals("Code")) {
            code = code.isEmpty() ? digits(text, 0) : code;
        } else if (name.equals("Detail")) {
            readDetail(text);
        }
    }

    private void readDetail(String text) {
        int subCode = text.indexOf(SUB_CODE);
        String exact = subCode < 0 ? "" : digits(text, subCode + SUB_CODE.length());
        code = exact.isEmpty() ? code : exact;
        int tail = text.lastIndexOf(TRACKING_ID);
        if (tail >= 0) {
            int from = tail + TRACKING_ID.length();
            int comma = text.indexOf(',', from);
            String id = ForeignText.printable(text.substring(from, comma < 0 ? text.length() : comma), 128);
            trackingId = id.isEmpty() ? null : id;
        }
        String words = (tail < 0 ? text : text.substring(0, tail)).strip();
        // The tail is joined with a full stop of its own.
        detail = ForeignText.printable(
                tail >= 0 && words.endsWith(".") ? words.substring(0, words.length() - 1) : words, MOST_SHOWN);
    }

    private static String digits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9' && end - from < 10) {
            end++;
        }
        return text.substring(from, end);
    }

    /** The sub-code, or else the code; empty if there was neither. */
    public String code() {
        return code;
    }

    /** The words, without their tail. */
    public String detail() {
        return detail;
    }

    /** The tracking id in the tail of the words. */
    public @Nullable String trackingId() {
        return trackingId;
    }
}
