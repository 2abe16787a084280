package io.leporello.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * As whom PostgreSQL's programs run. PostgreSQL refuses to be root, so a Leporello started by root steps down: to the
 * user who owns the data, at first to nobody. Where nobody cannot reach the data, because it lies below a folder such as
 * {@code /root}, a user namespace helps: in it root has no name, and yet its files are its own.
 *
 * @param prefix what goes before a command line
 * @param uid    who shall own what the server writes; {@link #MYSELF} when that is who we are
 */
record ServerUser(String name, List<String> prefix, int uid, int gid) {

    static final int MYSELF = -1;

    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    /** Who could run a server on {@code cluster}, which need not exist; the best comes first. */
    static List<ServerUser> candidates(Path cluster) throws IOException {
        if (!isRoot()) return List.of(myself());
        if (!Files.exists(cluster)) return List.of(other(NOBODY, NOBODY), namespace());
        var uid = id(cluster, "unix:uid");
        return List.of(uid == ROOT ? namespace() : other(uid, id(cluster, "unix:gid")));
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    static ServerUser myself() {
        return new ServerUser("the user who started Leporello", List.of(), MYSELF, MYSELF);
    }

    static ServerUser other(int uid, int gid) {
        return new ServerUser(
                "the user with uid " + uid,
                List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"),
                uid,
                gid);
    }

    static ServerUser namespace() {
        return new ServerUser("root in a user namespace", List.of("unshare", "--user"), MYSELF, MYSELF);
    }

    /** Gives {@code path}, not what is below it, to this user. */
    void own(Path path) throws IOException {
        if (uid == MYSELF) return;
        Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
    }

    private static int id(Path path, String attribute) throws IOException {
        return (Integer) Files.getAttribute(path, attribute);
    }
}
