package io.github.nh4j.integration.api;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import io.github.nh4j.integration.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.lang.reflect.TypeVariable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The names of parameters as they stand in the sources: classes do not have them, which keeps the jars small. */
final class ParameterNames {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final List<Path> SOURCES = Repository.javaFiles();

    private final Map<Class<?>, ClassTree> types = new ConcurrentHashMap<>();

    /** In the order of the parameters. */
    List<String> of(Executable member) {
        String name = member instanceof Constructor ? "<init>" : member.getName();
        return methods(tree(member.getDeclaringClass()))
                .filter(method -> method.getName().contentEquals(name) && hasTheParametersOf(method, member))
                .findFirst()
                .map(method -> method.getParameters().stream()
                        .map(parameter -> parameter.getName().toString())
                        .toList())
                .orElseGet(() -> implicit(member));
    }

    /** Of what the compiler has made, such as the constructor of a record. */
    private static List<String> implicit(Executable member) {
        if (member.getParameterCount() > 0 && !member.getDeclaringClass().isRecord()) {
            throw new IllegalStateException("the sources have no " + member);
        }
        return member.getParameterCount() == 0
                ? List.of()
                : Arrays.stream(member.getDeclaringClass().getRecordComponents())
                        .map(component -> component.getName())
                        .toList();
    }

    private static Stream<MethodTree> methods(ClassTree type) {
        return type.getMembers().stream().filter(MethodTree.class::isInstance).map(MethodTree.class::cast);
    }

    private static boolean hasTheParametersOf(MethodTree method, Executable member) {
        List<String> written =
                method.getParameters().stream().map(ParameterNames::plainType).toList();
        List<String> compiled = Arrays.stream(member.getParameters())
                .map(ParameterNames::plainType)
                .toList();
        return written.equals(compiled);
    }

    /** Without annotations, type arguments, and what it is nested in. */
    private static String plainType(VariableTree parameter) {
        String type = parameter
                .getType()
                .toString()
                .replaceAll("@\\w+(\\(\\))?\\s*", "")
                .replace("...", "[]");
        String before = "";
        while (!type.equals(before)) {
            before = type;
            type = type.replaceAll("<[^<>]*>", "");
        }
        return type.replaceAll("[\\w.]*\\.(?=\\w)", "").strip();
    }

    private static String plainType(Parameter parameter) {
        return parameter.getParameterizedType() instanceof TypeVariable<?> variable
                ? variable.getName()
                : parameter.getType().getSimpleName();
    }

    private ClassTree tree(Class<?> type) {
        ClassTree known = types.get(type);
        if (known != null) {
            return known;
        }
        Class<?> outer = type.getDeclaringClass();
        Stream<? extends Tree> around =
                outer == null ? parse(type).getTypeDecls().stream() : tree(outer).getMembers().stream();
        ClassTree found = around.filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .filter(tree -> tree.getSimpleName().contentEquals(type.getSimpleName()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the sources have no " + type));
        types.put(type, found);
        return found;
    }

    private static CompilationUnitTree parse(Class<?> type) {
        Path end = Path.of("src/main/java", type.getName().replace('.', '/') + ".java");
        Path file = SOURCES.stream()
                .filter(source -> source.endsWith(end))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the sources have no " + end));
        try (StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask) COMPILER.getTask(null, files, null, null, null, files.getJavaFileObjects(file));
            return task.parse().iterator().next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
