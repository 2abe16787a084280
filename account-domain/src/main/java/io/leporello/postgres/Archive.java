package io.leporello.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** A {@code .txz} and the folder it is unpacked into. Symbolic links and executable bits are kept. */
final class Archive {

    private static final int EXECUTABLE = 0b001_001_001;

    private final Path target;

    /** @param target an existing, empty folder, as a real path */
    Archive(Path target) {
        this.target = target;
    }

    /** @throws IOException also when an entry would come to lie outside the folder, or points there */
    void unpack(InputStream txz) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(txz)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) unpack(entry, tar);
        }
    }

    private void unpack(TarArchiveEntry entry, InputStream content) throws IOException {
        var path = inside(target.resolve(entry.getName()), entry);
        var folder = entry.isDirectory() ? path : path.resolveSibling("");
        // A link unpacked earlier may lead out, although every name stays inside.
        if (!nearestThere(folder).toRealPath().startsWith(target)) throw escapes(entry);
        Files.createDirectories(folder);
        if (entry.isDirectory()) return;
        if (entry.isSymbolicLink()) link(path, entry);
        else if (entry.isLink()) Files.createLink(path, inside(target.resolve(entry.getLinkName()), entry));
        else if (entry.isFile()) file(path, entry, content);
        else throw new IOException("The archive holds neither a file, a folder nor a link: " + entry.getName());
    }

    private void link(Path path, TarArchiveEntry entry) throws IOException {
        inside(path.resolveSibling("").toRealPath().resolve(entry.getLinkName()), entry);
        Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    }

    private static void file(Path path, TarArchiveEntry entry, InputStream content) throws IOException {
        Files.copy(content, path);
        if ((entry.getMode() & EXECUTABLE) != 0) Permissions.executableByAll(path);
        else Permissions.readableByAll(path);
    }

    private static Path nearestThere(Path folder) {
        return Files.exists(folder) ? folder : nearestThere(folder.resolveSibling(""));
    }

    private Path inside(Path path, TarArchiveEntry entry) throws IOException {
        var normal = path.normalize();
        if (!normal.startsWith(target)) throw escapes(entry);
        return normal;
    }

    private static IOException escapes(TarArchiveEntry entry) {
        return new IOException("The archive reaches outside its folder: " + entry.getName()
                + (entry.getLinkName().isEmpty() ? "" : " -> " + entry.getLinkName()));
    }
}
