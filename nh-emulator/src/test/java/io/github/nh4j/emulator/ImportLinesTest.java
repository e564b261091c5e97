package io.github.nh4j.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading a file by lines, from any place. */
class ImportLinesTest {
    private static ImportLines lines(String text, long offset) throws IOException {
        return new ImportLines(new ByteArrayInputStream(text.getBytes(UTF_8)), offset);
    }

    private static List<String> all(ImportLines lines) throws IOException {
        List<String> all = new ArrayList<>();
        while (lines.next()) {
            all.add(new String(lines.bytes(), UTF_8));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"é\n\nb\n", "é\n\nb", "\uFEFFé\n\nb"})
    void theLastLineNeedsNoEndAndAMarkIsNoPartOfTheFirst(String text) throws IOException {
        ImportLines lines = lines(text, 0);
        assertThat(all(lines)).containsExactly("é", "", "b");
        assertThat(lines.offset()).isEqualTo(text.getBytes(UTF_8).length);
    }

    @Test
    void anEmptyFileHasNone() throws IOException {
        assertThat(all(lines("", 0))).isEmpty();
        assertThat(all(lines("\uFEFF", 0))).isEmpty();
    }

    @Test
    void itGoesOnWhereItStopped() throws IOException {
        ImportLines first = lines("\uFEFFone\ntwo\nthree", 0);
        assertThat(first.next()).isTrue();
        assertThat(first.offset()).isEqualTo(7);
        assertThat(all(lines("\uFEFFone\ntwo\nthree", 7))).containsExactly("two", "three");
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> lines("short", 7));
    }

    @Test
    void aLineThatIsTooLongIsCutAndTheNextOneIsNot() throws IOException {
        ImportLines lines = lines("x".repeat(ImportLines.LONGEST + 5) + "\ny\n" + "z".repeat(ImportLines.LONGEST), 0);
        assertThat(lines.next()).isTrue();
        assertThat(lines.isTooLong()).isTrue();
        assertThat(lines.bytes()).hasSize(ImportLines.LONGEST);
        assertThat(lines.next()).isTrue();
        assertThat(lines.isTooLong()).isFalse();
        assertThat(lines.bytes()).containsExactly('y');
        assertThat(lines.next()).isTrue();
        assertThat(lines.isTooLong()).isFalse();
    }
}
