package io.leporello.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a newcomer reads first is there: what a package owns, and what a public type promises. Read from the sources. */
class DocumentationTest {

    private static final Path ROOT = Path.of("..");

    /** What has a doc comment, and what has not; by its qualified name. */
    private static final Map<String, Boolean> PACKAGES = new TreeMap<>();

    private static final Map<String, Boolean> PUBLIC_TYPES = new TreeMap<>();

    @BeforeAll
    static void read_every_source() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            var task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources()));
            var comments = DocTrees.instance(task);
            for (var unit : task.parse()) note(unit, comments);
        }
    }

    private static List<Path> sources() throws IOException {
        var sources = new ArrayList<Path>();
        for (var module : Module.values()) {
            try (var files = Files.walk(ROOT.resolve(module.folder()).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    private static void note(CompilationUnitTree unit, DocTrees comments) {
        var declaration = Objects.requireNonNull(unit.getPackage(), "the unnamed package");
        var name = declaration.getPackageName().toString();
        if (unit.getSourceFile().getName().endsWith("package-info.java"))
            PACKAGES.put(name, isCommented(unit, declaration, comments));
        else PACKAGES.putIfAbsent(name, false);
        for (var type : unit.getTypeDecls())
            if (type instanceof ClassTree declared
                    && declared.getModifiers().getFlags().contains(Modifier.PUBLIC))
                PUBLIC_TYPES.put(name + "." + declared.getSimpleName(), isCommented(unit, declared, comments));
    }

    private static boolean isCommented(CompilationUnitTree unit, Tree tree, DocTrees comments) {
        var comment = comments.getDocComment(TreePath.getPath(unit, tree));
        return comment != null && !comment.isBlank();
    }

    @Test
    void every_package_says_what_it_owns() {
        assertThat(PACKAGES).hasSizeGreaterThanOrEqualTo(30).doesNotContainValue(false);
    }

    @Test
    void every_package_is_null_marked() {
        var unmarked =
                PACKAGES.keySet().stream().filter(name -> !isNullMarked(name)).collect(Collectors.toList());
        assertThat(unmarked).isEmpty();
    }

    private static boolean isNullMarked(String name) {
        try {
            return Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class);
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }

    @Test
    void every_public_type_says_what_it_promises() {
        assertThat(PUBLIC_TYPES).hasSizeGreaterThanOrEqualTo(120).doesNotContainValue(false);
    }
}
