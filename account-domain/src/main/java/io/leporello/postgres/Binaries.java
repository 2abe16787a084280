package io.leporello.postgres;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's programs. They travel as an archive on the class path and are unpacked once, into a folder named by the
 * archive's SHA-256, so that a newer Leporello never runs the programs of an older one.
 */
final class Binaries {

    private static final String UNFINISHED = "unfinished-";
    private static final int NAME_BYTES = 8;

    private final Path parent;
    private final String archive;

    Binaries(Path parent) {
        this(parent, archiveOf(System.getProperty("os.name"), System.getProperty("os.arch")));
    }

    Binaries(Path parent, String archive) {
        this.parent = parent;
        this.archive = archive;
    }

    /** The name the binaries jar of a platform gives its archive. */
    static String archiveOf(String osName, String osArch) {
        var os = osName.toLowerCase(ROOT);
        var system = os.startsWith("mac") ? "darwin" : os.startsWith("windows") ? "windows" : os.replace(' ', '_');
        var processor = switch (osArch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> osArch;
        };
        return "postgres-%s-%s.txz".formatted(system, processor);
    }

    /**
     * @return the folder that holds {@code bin}, {@code lib} and {@code share}
     * @throws PostgresUnavailable when this build has no archive for this platform
     */
    Path unpacked() throws IOException {
        Files.createDirectories(parent);
        Permissions.executableByAll(parent);
        var folder = parent.resolve(fingerprint());
        if (!Files.isDirectory(folder)) unpackInto(folder);
        return folder;
    }

    /** Deletes what other versions left, and what was never finished. Only while no server runs on these folders. */
    void sweep(Path inUse) throws IOException {
        try (var folders = Files.list(parent)) {
            for (var folder : folders.filter(each -> !each.equals(inUse)).toList())
                FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** Whoever looks at {@code folder} sees all of it or nothing: it gets its name when it is complete. */
    private void unpackInto(Path folder) throws IOException {
        var unfinished = Files.createTempDirectory(parent, UNFINISHED);
        try (var txz = open()) {
            new Archive(unfinished).unpack(txz);
            Permissions.executableByAll(unfinished);
            Files.move(unfinished, folder);
        } catch (IOException failed) {
            FileSystemUtils.deleteRecursively(unfinished);
            throw failed;
        }
    }

    private String fingerprint() throws IOException {
        try (var txz = new DigestInputStream(open(), MessageDigest.getInstance("SHA-256"))) {
            txz.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(txz.getMessageDigest().digest(), 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    private InputStream open() {
        var found = Binaries.class.getClassLoader().getResourceAsStream(archive);
        if (found != null) return found;
        throw new PostgresUnavailable(
                "This build of Leporello brings no PostgreSQL for this machine (%s is missing): build it on a machine of the same kind, or set LEPORELLO_DATABASE_URL to a PostgreSQL 15 or newer."
                        .formatted(archive));
    }
}
