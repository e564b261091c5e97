package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.nh4j.fuzz.Bounds;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reader makes of a text what the reference does, or both refuse it. */
class JsonMembersFuzz {
    /** The reader takes numbers of 1,000 characters and nests 500 deep; the reference knows no limits. */
    private static final int SHORTER_THAN_ANY_LIMIT = 500;

    @FuzzTest
    void anObjectIsReadAsTheReferenceReadsIt(byte[] body) throws Exception {
        Bounds.check(() -> {
            Map<?, ?> members = members(body);
            String text = utf8(body);
            if (text != null && body.length < SHORTER_THAN_ANY_LIMIT) {
                assertThat((Object) members).as(text).isEqualTo(reference(text));
            }
        });
    }

    private static @Nullable Map<?, ?> members(byte[] body) {
        try {
            return JsonMembers.parse(body).members();
        } catch (MalformedBodyException e) {
            return null;
        }
    }

    private static @Nullable Map<?, ?> reference(String text) {
        try {
            return ReferenceJson.object(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Null for what is not UTF-8, or may be taken for UTF-16 or UTF-32, which the reader knows as well. */
    private static @Nullable String utf8(byte[] body) {
        for (int i = 0; i < Math.min(4, body.length); i++) {
            if (body[i] <= 0) {
                return null;
            }
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
