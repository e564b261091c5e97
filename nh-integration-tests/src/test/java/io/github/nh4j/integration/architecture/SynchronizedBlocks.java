package io.github.nh4j.integration.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Looks for calls that can block, or that run somebody else's code, inside of {@code synchronized}: they would pin a
 * virtual thread, or end in a deadlock. Reads the source, since a class file does not tell what a block is around.
 */
final class SynchronizedBlocks {
    private static final Pattern SYNCHRONIZED = Pattern.compile("\\bsynchronized\\b[^;{}]*\\{");
    private static final Pattern COMMENT_OR_TEXT =
            Pattern.compile("//[^\n]*|/\\*.*?\\*/|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\])*'", Pattern.DOTALL);
    private static final Pattern BLOCKING_CALL =
            Pattern.compile("\\b(lock|lockInterruptibly|acquire|await\\w*|join|sleep|wait|send\\w*|run|call|accept"
                    + "|execute|submit|invokeAll|read\\w*|write\\w*|flush|connect)\\s*\\(");

    private SynchronizedBlocks() {}

    /** One sentence for each call that should not be there. */
    static List<String> blockingCalls(Path file, String source) {
        // Names and braces in comments and texts are none.
        String code = COMMENT_OR_TEXT.matcher(source).replaceAll("\"\"");
        return SYNCHRONIZED
                .matcher(code)
                .results()
                .map(start -> block(code, start.end()))
                .flatMap(block -> BLOCKING_CALL.matcher(block).results().map(MatchResult::group))
                .map(call -> file.getFileName() + " calls " + call + "...) inside of synchronized; use a ReentrantLock,"
                        + " or call it after the block")
                .toList();
    }

    private static String block(String code, int start) {
        int depth = 1;
        int end = start;
        while (end < code.length() && depth > 0) {
            char c = code.charAt(end);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            end++;
        }
        return code.substring(start, end);
    }
}
