package io.github.nh4j.integration.architecture;

import io.github.nh4j.integration.Repository;
import java.nio.file.Path;
import java.util.List;

/** Counts lines of code: those that are neither blank nor comment. A comment has its lines for itself, as the formatter sees to. */
final class CodeLines {
    private CodeLines() {}

    static long in(List<Path> files) {
        return files.stream().mapToLong(file -> in(Repository.text(file))).sum();
    }

    static long in(String source) {
        long lines = 0;
        boolean inComment = false;
        for (String line : source.lines().map(String::strip).toList()) {
            inComment = inComment || line.startsWith("/*");
            if (!inComment && !line.isEmpty() && !line.startsWith("//")) {
                lines++;
            }
            inComment = inComment && !line.endsWith("*/");
        }
        return lines;
    }
}
