package io.leporello.gateway.cli;

import java.io.InputStream;

/** What the demo brings along. */
final class Resource {

    private Resource() {}

    static InputStream open(String name) {
        var found = Resource.class.getResourceAsStream("/demo/" + name);
        if (found == null) throw new IllegalStateException("The jar holds no demo/" + name);
        return found;
    }
}
