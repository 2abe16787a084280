import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Fails a build in which a test was silently left out. Surefire runs what is called {@code *Test}, Failsafe what is called
 * {@code *IT}; a class called otherwise, a nested class without {@code @Nested} or a plugin that is switched off leave the
 * build green although nothing was tried. So the compiled test classes of a module are compared with the reports of this
 * very build, at its end.
 *
 * <p>It is one file without dependencies, because it must not trust the build it watches:
 * {@code java EveryTestRan.java MODULE BUILD_START [OPTION=VALUE …]}. With an option that has a value (a chosen test,
 * skipped tests) the build does not claim to have run everything, and nothing is checked. A value still written
 * {@code ${…}} was not given to Maven.
 */
final class EveryTestRan {

    private static final Set<String> TEST_ANNOTATIONS = Set.of(
            "Lorg/junit/jupiter/api/Test;",
            "Lorg/junit/jupiter/api/RepeatedTest;",
            "Lorg/junit/jupiter/api/TestFactory;",
            "Lorg/junit/jupiter/api/TestTemplate;",
            "Lorg/junit/jupiter/params/ParameterizedTest;");

    private static final List<String> REPORT_FOLDERS = List.of("target/surefire-reports", "target/failsafe-reports");

    private EveryTestRan() {}

    public static void main(String[] arguments) throws IOException, XMLStreamException {
        var module = Path.of(arguments[0]);
        var chosen = Stream.of(arguments).skip(2).filter(EveryTestRan::isSet).collect(Collectors.joining(", "));
        if (!chosen.isEmpty()) {
            System.out.println("Not every test was meant to run (" + chosen + "), so none is missed.");
            return;
        }
        var cases = reported(module, Instant.parse(arguments[1]));
        var complaints = complaints(module, cases);
        complaints.forEach(complaint -> System.out.println("[ERROR] " + complaint));
        if (!complaints.isEmpty()) System.exit(1);
        cases.stream().filter(TestCase::isSkipped).forEach(test -> System.out.println("Skipped: " + test));
        if (!cases.isEmpty())
            System.out.println("Every test class ran: " + cases.size() + " tests in " + ran(cases).size() + " classes.");
    }

    private static boolean isSet(String option) {
        var value = option.substring(option.indexOf('=') + 1);
        return !value.isEmpty() && !value.equals("false") && !value.startsWith("${");
    }

    private static List<String> complaints(Path module, List<TestCase> cases) throws IOException {
        var compiled = compiled(module);
        if (compiled.isEmpty() && Files.isDirectory(module.resolve("src/test/java")))
            return List.of(module + " has test sources, but no compiled test classes.");
        var ran = ran(cases);
        var complaints = new ArrayList<String>();
        for (var test : compiled) {
            if (!test.isNamedLikeOne())
                complaints.add(test.name() + " has tests, but its name ends in neither Test nor IT: nothing runs it.");
            else if (ran.stream().noneMatch(test::isAccountedForBy))
                complaints.add(test.name() + " did not run, or a condition in a @BeforeAll ended it: no test of it was reported.");
        }
        cases.stream()
                .filter(TestCase::isSkippedInSilence)
                .forEach(test -> complaints.add(test + " was skipped, and nobody wrote why."));
        return complaints;
    }

    private static Set<String> ran(List<TestCase> cases) {
        return cases.stream().map(TestCase::className).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<TestClass> compiled(Path module) throws IOException {
        var folder = module.resolve("target/test-classes");
        var classes = new ArrayList<TestClass>();
        for (var file : files(folder, "", ".class")) {
            var found = TestClass.read(folder, file);
            if (found.mustRun()) classes.add(found);
        }
        return classes;
    }

    private static List<TestCase> reported(Path module, Instant buildStart) throws IOException, XMLStreamException {
        var cases = new ArrayList<TestCase>();
        for (var folder : REPORT_FOLDERS)
            for (var file : files(module.resolve(folder), "TEST-", ".xml"))
                if (!Files.getLastModifiedTime(file).toInstant().isBefore(buildStart)) cases.addAll(TestCase.in(file));
        return cases;
    }

    private static List<Path> files(Path folder, String prefix, String suffix) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.walk(folder)) {
            return files.filter(file -> isNamed(file, prefix, suffix)).sorted().toList();
        }
    }

    private static boolean isNamed(Path file, String prefix, String suffix) {
        var name = file.getFileName().toString();
        return name.startsWith(prefix) && name.endsWith(suffix);
    }

    /** As much of a class file as tells whether it must run. Nested classes have a name with a {@code $}. */
    private record TestClass(String name, boolean isAbstract, boolean hasTests) {

        private static final int MAGIC_AND_VERSION = 8;
        private static final int ABSTRACT = 0x0400;

        static TestClass read(Path folder, Path file) throws IOException {
            var path = folder.relativize(file).toString();
            var name = path.substring(0, path.length() - ".class".length()).replace(file.getFileSystem().getSeparator(), ".");
            try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                in.skipNBytes(MAGIC_AND_VERSION);
                var hasTests = texts(in).stream().anyMatch(TEST_ANNOTATIONS::contains);
                return new TestClass(name, (in.readUnsignedShort() & ABSTRACT) != 0, hasTests);
            }
        }

        /** The texts of the constant pool, in which every annotation of the class and its methods is named. */
        private static Set<String> texts(DataInputStream in) throws IOException {
            var texts = new HashSet<String>();
            var entries = in.readUnsignedShort();
            for (var index = 1; index < entries; index++) {
                var tag = in.readUnsignedByte();
                if (tag == 1) texts.add(in.readUTF());
                else in.skipNBytes(length(tag));
                if (tag == 5 || tag == 6) index++; // long and double count twice
            }
            return texts;
        }

        /** Java Virtual Machine Specification, section 4.4. */
        private static int length(int tag) {
            return switch (tag) {
                case 7, 8, 16, 19, 20 -> 2;
                case 15 -> 3;
                case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
                case 5, 6 -> 8;
                default -> throw new IllegalStateException("Unknown entry " + tag + " in a constant pool");
            };
        }

        boolean mustRun() {
            return !isAbstract && (hasTests || (isNamedLikeOne() && !name.contains("$") && !isGenerated()));
        }

        /** JMH makes a class from each benchmark and calls it a test. */
        private boolean isGenerated() {
            return name.contains(".jmh_generated.");
        }

        /** A class without tests of its own may hold them in nested ones. */
        boolean isAccountedForBy(String reported) {
            return reported.equals(name) || (!hasTests && reported.startsWith(name + "$"));
        }

        boolean isNamedLikeOne() {
            var outermost = name.split("\\$")[0];
            return outermost.endsWith("Test") || outermost.endsWith("IT");
        }
    }

    /** @param skipped the reason, empty when none was given; null when it ran */
    private record TestCase(String className, String name, String skipped) {

        static List<TestCase> in(Path report) throws IOException, XMLStreamException {
            var cases = new ArrayList<TestCase>();
            try (InputStream in = Files.newInputStream(report)) {
                var xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
                while (xml.hasNext()) {
                    if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
                    if (xml.getLocalName().equals("testcase")) cases.add(read(xml));
                    if (xml.getLocalName().equals("skipped")) cases.add(cases.remove(cases.size() - 1).skipped(xml));
                }
            }
            return cases;
        }

        private static TestCase read(XMLStreamReader xml) {
            return new TestCase(xml.getAttributeValue(null, "classname"), xml.getAttributeValue(null, "name"), null);
        }

        /** A condition's reason is an attribute, an assumption's the beginning of a stack trace. */
        private TestCase skipped(XMLStreamReader xml) throws XMLStreamException {
            var message = xml.getAttributeValue(null, "message");
            if (message == null) message = xml.getElementText().split("\\R\\s+at ")[0];
            return new TestCase(className, name, message.replaceAll("\\s+", " ").strip());
        }

        boolean isSkipped() {
            return skipped != null;
        }

        /** JUnit's own words, where nobody wrote any. */
        boolean isSkippedInSilence() {
            return isSkipped()
                    && (skipped.isEmpty()
                            || skipped.endsWith("is @Disabled")
                            || skipped.endsWith("assumption is not true")
                            || skipped.endsWith("assumption is not false"));
        }

        @Override
        public String toString() {
            return className + "." + name + (isSkipped() ? " (" + skipped + ")" : "");
        }
    }
}
