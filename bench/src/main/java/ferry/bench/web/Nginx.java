package ferry.bench.web;

import java.nio.file.Path;

/// A configuration of nginx. Immutable.
///
/// @param prefix what the names of its own files begin with
/// @param cached whether it keeps files open, and looks at them again only after a minute
record Nginx(Path site, Path prefix, int port, boolean cached) {

    /// With as many connections it is still below the descriptors that a process may have; beyond them it would
    /// not accept any more.
    private static final int OPEN_FILES = 9_000;

    /// Without `tcp_nopush`: in all else it makes no difference here, but pipelined requests are then answered only
    /// when the client's delayed acknowledgement has come, forty milliseconds later.
    String configuration(Mode mode, Path log) {
        return """
                daemon off;
                worker_processes 2;
                worker_rlimit_nofile 20000;
                pid %1$s.pid;
                error_log stderr crit;
                events { worker_connections 19000; }
                http {
                    %2$s
                    sendfile on;
                    keepalive_requests 1000000000;
                    keepalive_timeout 600s;
                    types { text/html html; text/plain txt; }
                    client_body_temp_path %1$s.body;
                    proxy_temp_path %1$s.proxy;
                    fastcgi_temp_path %1$s.fastcgi;
                    uwsgi_temp_path %1$s.uwsgi;
                    scgi_temp_path %1$s.scgi;
                    server {
                        listen 127.0.0.1:%3$d backlog=4096;
                        root %4$s;
                    }
                }
                """.formatted(prefix, options(mode, log), port, site);
    }

    private String options(Mode mode, Path log) {
        String cache =
                cached ? "open_file_cache max=%d inactive=60s; open_file_cache_valid 60s;\n".formatted(OPEN_FILES) : "";
        return cache
                + switch (mode) {
                    case PLAIN -> "access_log off;";
                    case LOGGED -> "access_log %s combined buffer=64k flush=1s;".formatted(log);
                    // The level that the others have.
                    case GZIP -> """
                        access_log off;
                        gzip on; gzip_static on; gzip_types text/plain; gzip_comp_level 6;""";
                };
    }
}
