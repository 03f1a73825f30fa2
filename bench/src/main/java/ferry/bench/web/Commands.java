package ferry.bench.web;

import ferry.bench.peers.HelidonServer;
import ferry.bench.peers.JettyServer;
import ferry.bench.peers.TomcatServer;
import ferry.bench.peers.UndertowServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How each server is started. Immutable.
///
/// @param work where configurations and logs go
/// @param book the Rust Book's server, if there is one
record Commands(Path site, Path work, Optional<Path> book) {

    /// What Ferry's launcher gives its own JVM.
    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");

    List<String> of(Peer peer, Mode mode, int port) throws IOException, Unavailable {
        String address = Integer.toString(port);
        return switch (peer) {
            case FERRY -> ferry(peer, mode, address);
            case FERRY_TRUST -> trusting(peer, mode, address);
            case NGINX, NGINX_CACHE -> nginx(peer, mode, port);
            case JETTY -> peer(JettyServer.class, mode, address);
            case TOMCAT -> peer(TomcatServer.class, mode, address);
            case HELIDON -> peer(HelidonServer.class, plain(mode), address);
            case UNDERTOW -> peer(UndertowServer.class, plain(mode), address);
            case JWEBSERVER -> {
                plain(mode);
                yield List.of(jdk("jwebserver"), "-p", address, "-d", site.toString(), "-o", "none");
            }
            case PYTHON -> {
                plain(mode);
                yield List.of("python3", "-m", "http.server", address, "-b", "127.0.0.1", "-d", site.toString());
            }
            case BOOK -> {
                plain(mode);
                Path program = book.orElseThrow(() -> new Unavailable("there is no rustc"));
                yield List.of(program.toString(), site.toString(), address, Site.SMALL);
            }
        };
    }

    /// That a server can't be started this way.
    static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1;

        Unavailable(String why) {
            super(why);
        }
    }

    static String jdk(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    Path log(Peer peer, Mode mode) {
        return work.resolve(peer + "." + mode + ".log");
    }

    private List<String> ferry(Peer peer, Mode mode, String port) {
        List<String> command = new ArrayList<>(
                List.of("./ferry", site.toString(), "--port", port, "--strict-port", "--idle-timeout", "600"));
        if (mode == Mode.LOGGED) {
            command.addAll(List.of("--access-log", log(peer, mode).toString()));
        }
        return command;
    }

    private List<String> trusting(Peer peer, Mode mode, String port) throws IOException, Unavailable {
        Process help = new ProcessBuilder("./ferry", "--help").start();
        String text = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!text.contains("--trust-cache")) {
            throw new Unavailable("Ferry has no --trust-cache");
        }
        List<String> command = ferry(peer, mode, port);
        command.addAll(List.of("--trust-cache", "60"));
        return command;
    }

    private List<String> nginx(Peer peer, Mode mode, int port) throws IOException {
        Path configuration = work.resolve("%s.%s.conf".formatted(peer, mode));
        Nginx nginx = new Nginx(site, work.resolve(peer + "." + mode), port, peer == Peer.NGINX_CACHE);
        Files.writeString(configuration, nginx.configuration(mode, log(peer, mode)));
        return List.of("nginx", "-c", configuration.toString());
    }

    private List<String> peer(Class<?> program, Mode mode, String port) {
        List<String> command = new ArrayList<>(List.of(jdk("java")));
        command.addAll(JVM);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        Path log = work.resolve(program.getSimpleName() + ".log");
        command.addAll(List.of(site.toString(), port, mode.toString(), log.toString()));
        return command;
    }

    private static Mode plain(Mode mode) throws Unavailable {
        if (mode != Mode.PLAIN) {
            throw new Unavailable("measured only without log and compression");
        }
        return mode;
    }
}
