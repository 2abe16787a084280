package io.leporello.gateway.ui.start;

import java.util.regex.Pattern;

/** Where to go on from here. What comes from an address may lead to another page of ours, and nowhere else. */
final class LocalPath {

    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]*");
    private static final String HOME = "/dashboard";

    private LocalPath() {}

    /** The path itself, or the dashboard when it is none of ours. */
    static String of(String path) {
        return LOCAL.matcher(path).matches() && !path.equals("/") ? path : HOME;
    }
}
