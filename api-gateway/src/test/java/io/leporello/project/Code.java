package io.leporello.project;

import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The compiled classes of all four modules, without their tests. */
final class Code {

    private static final Pattern MAIN_CLASSES = Pattern.compile(
            "/(account-domain|usage-ledger|billing-projection|api-gateway)/target/(classes/|[^/]+(?<!-tests)\\.jar!)");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludePackageInfos())
            .withImportOption(location -> location.matches(Pattern.compile(".*" + MAIN_CLASSES + ".*")))
            .importPackages("io.leporello");

    private Code() {}

    static List<JavaClass> classes(Predicate<JavaClass> chosen) {
        return CLASSES.stream().filter(chosen).toList();
    }

    static Predicate<JavaClass> in(String... packages) {
        return code -> Stream.of(packages).anyMatch(name -> isWithin(name, code));
    }

    private static boolean isWithin(String name, JavaClass code) {
        return code.getPackageName().equals(name) || code.getPackageName().startsWith(name + ".");
    }

    /** Every place in which a class names one of the forbidden ones. */
    static Stream<String> naming(JavaClass code, Predicate<JavaClass> forbidden) {
        return code.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> forbidden.test(dependency.getTargetClass().getBaseComponentType()))
                .map(HasDescription::getDescription);
    }

    /** The folder of the Maven module a class was compiled in. */
    static String folderOf(JavaClass code) {
        var source =
                MAIN_CLASSES.matcher(code.getSource().orElseThrow().getUri().toString());
        return source.find() ? source.group(1) : "";
    }
}
