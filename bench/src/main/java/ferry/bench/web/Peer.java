package ferry.bench.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Who can be measured. The order is that of the tables.
enum Peer {
    FERRY("Ferry", true),
    FERRY_TRUST("Ferry, --trust-cache", true),
    NGINX("nginx", false),
    NGINX_CACHE("nginx, open_file_cache", false),
    JETTY("Jetty", true),
    TOMCAT("Tomcat", true),
    HELIDON("Helidon", true),
    UNDERTOW("Undertow", true),
    JWEBSERVER("jwebserver", true),
    PYTHON("python http.server", false),
    BOOK("the Rust Book's", false);

    /// Those that are in every scenario.
    static final Set<Peer> MAIN = EnumSet.range(FERRY, JETTY);

    static final Set<Peer> MAIN_AND_TOMCAT = EnumSet.range(FERRY, TOMCAT);

    static final Set<Peer> ALL = EnumSet.allOf(Peer.class);

    private final String title;
    private final boolean onJvm;

    Peer(String title, boolean onJvm) {
        this.title = title;
        this.onJvm = onJvm;
    }

    String title() {
        return title;
    }

    boolean isOnJvm() {
        return onJvm;
    }

    static Peer named(String name) {
        return Arrays.stream(values())
                .filter(peer -> peer.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no server is called \"%s\"; there are %s".formatted(name, Arrays.toString(values()))));
    }

    /// As on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
