package io.leporello.gateway.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.DigestUtils;
import org.webjars.WebJarVersionLocator;

/**
 * Addresses of styles and scripts. Each holds a version, its content's hash or its library's, so that a browser keeps a file
 * for ever and still sees a new one at once.
 */
public final class Assets {

    private static final String OWN = "/ui/";
    private static final String LIBRARIES = "META-INF/resources";

    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final WebJarVersionLocator libraries = new WebJarVersionLocator();

    Assets() {}

    /** A file of ours, in {@code static/ui}. */
    public String own(String file) {
        return known.computeIfAbsent(OWN + file, path -> path + "?v=" + hash(path));
    }

    /** A file of a library that is packed as a webjar. */
    public String library(String name, String file) {
        return known.computeIfAbsent(name + "/" + file, path -> {
            var place = Objects.requireNonNull(libraries.fullPath(name, file), path + " is in no webjar");
            return place.substring(LIBRARIES.length());
        });
    }

    private static String hash(String path) {
        try {
            return DigestUtils.md5DigestAsHex(new ClassPathResource("static" + path).getContentAsByteArray())
                    .substring(0, 12);
        } catch (IOException missing) {
            throw new UncheckedIOException(path, missing);
        }
    }
}
