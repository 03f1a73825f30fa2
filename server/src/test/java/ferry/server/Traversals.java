package ferry.server;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Request targets with which people try to get at files that are not served: what the lists of such tools hold, made
/// systematically of the few ideas behind them.
final class Traversals {
    /// How to spell two dots, or something that one step of decoding too many, a lenient decoder, or a file system
    /// makes two dots of.
    private static final List<String> DOTS = List.of(
            "..",
            "%2e%2e",
            "%2E%2E",
            ".%2e",
            "%2e.",
            // Twice and three times encoded.
            "%252e%252e",
            "%25252e%25252e",
            // Overlong UTF-8 of two, three and four bytes, and with a continuation byte that is none.
            "%c0%ae%c0%ae",
            "%e0%80%ae%e0%80%ae",
            "%f0%80%80%ae%f0%80%80%ae",
            "%c0%2e%c0%2e",
            // The escapes of old IIS, and characters that Unicode's normal forms make dots of.
            "%u002e%u002e",
            "%uff0e%uff0e",
            "%ef%bc%8e%ef%bc%8e",
            "%e2%80%a5",
            // What a C string, a servlet container, or Windows would cut off.
            "..%00",
            "%00..",
            ".%00.",
            "..;",
            "..;a=b",
            "..%3b",
            "..%20",
            "..%09",
            "..%0d%0a",
            "..::$DATA",
            // What is left when somebody deletes "../" once.
            "....",
            "...");

    /// The same for what stands between two names.
    private static final List<String> SEPARATORS = List.of(
            "/",
            "%2f",
            "%2F",
            "%252f",
            "%25252f",
            "\\",
            "%5c",
            "%5C",
            "%255c",
            "%c0%af",
            "%e0%80%af",
            "%f0%80%80%af",
            "%c1%9c",
            "%c0%5c",
            "%u2215",
            "%u2216",
            "%ef%bc%8f",
            "%ef%bc%bc",
            "//",
            "/./",
            "/%2e/",
            "\\/",
            "/\\",
            "%2f%2f",
            "%00/",
            ";/");

    private static final int DEEPEST = 12;

    private static final List<String> OUTSIDE = List.of("secret.txt", "site-secret/secret.txt");
    private static final List<String> SYSTEM = List.of("etc/passwd", "etc/shadow", "windows/win.ini", "boot.ini");

    /// What a site has and does not show.
    private static final List<String> HIDDEN = List.of(
            "env", "git/config", "git/HEAD", "htpasswd", "ssh/id_rsa", "svn/entries", "DS_Store", "hidden/page.html");

    private static final List<String> ONE_DOT = List.of(
            ".", "%2e", "%2E", "%252e", "%25252e", "%c0%ae", "%e0%80%ae", "%u002e", "%ef%bc%8e", "%00.", "%20.");

    private static final List<String> PREFIXES = List.of(
            "/",
            "//",
            "/./",
            "/%2e/",
            "/a/../",
            "/a/%2e%2e/",
            "/a/..;/",
            "/\\",
            "/%5c",
            "/%2f",
            "/;/",
            "/.well-known/../");

    private static final List<String> SUFFIXES = List.of(
            "",
            "/",
            "/.",
            "%00",
            "%00.html",
            ".",
            "%20",
            "::$DATA",
            ":1",
            ";a",
            ".html",
            "~",
            "%0a",
            "\\",
            "%23",
            "%3f");

    /// Names that are none on the disk of a site, whatever they look like.
    private static final List<String> ABSOLUTE = List.of(
            "/etc/passwd",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/%2fetc%2fpasswd",
            "///etc/passwd",
            "/C:/windows/win.ini",
            "/C:%5cwindows%5cwin.ini",
            "/C%3a/windows/win.ini",
            "/c|/windows/win.ini",
            "/%5c%5c127.0.0.1%5cc$%5cwindows%5cwin.ini",
            "//127.0.0.1/c$/windows/win.ini",
            "/file:///etc/passwd",
            "/file:%2f%2f%2fetc%2fpasswd",
            "/jar:file:///etc/passwd!/",
            "/~root/.ssh/id_rsa",
            "/proc/self/environ",
            "/dev/stdin",
            "/nul",
            "/con.html",
            "/link",
            "/link/",
            "/folder-link/secret.txt",
            "/%6cink",
            "http://localhost/../secret.txt",
            "http://localhost/%2e%2e/secret.txt",
            "http://localhost/.env",
            "http://localhost//../secret.txt");

    private Traversals() {}

    /// All of them, each once.
    static Set<String> all() {
        var all = new LinkedHashSet<String>();
        for (String start : List.of("/", "/a/b/")) {
            climbing().forEach(path -> all.add(start + path));
        }
        all.addAll(hidden());
        all.addAll(ABSOLUTE);
        return all;
    }

    private static List<String> climbing() {
        var paths = new ArrayList<String>();
        for (String dots : DOTS) {
            for (String separator : SEPARATORS) {
                String step = dots + separator;
                for (int depth = 1; depth <= DEEPEST; depth++) {
                    paths.add(step.repeat(depth) + OUTSIDE.get(depth % OUTSIDE.size()));
                }
                for (String file : SYSTEM) {
                    paths.add(step.repeat(DEEPEST) + file.replace("/", separator));
                }
            }
        }
        return paths;
    }

    private static List<String> hidden() {
        var paths = new ArrayList<String>();
        for (String dot : ONE_DOT) {
            for (String name : HIDDEN) {
                PREFIXES.forEach(prefix -> paths.add(prefix + dot + name));
                SUFFIXES.forEach(suffix -> paths.add("/" + dot + name + suffix));
            }
        }
        return paths;
    }

    /// What scanners ask every server for: other people's programs, backups and consoles.
    static Stream<String> probes() {
        return Stream.of("""
                /admin/ /administrator/ /phpmyadmin/ /pma/ /mysql/ /cgi-bin/ /cgi-bin/test.cgi /cgi-bin/php
                /cgi-bin/.%2e/.%2e/.%2e/.%2e/bin/sh /cgi-bin/%%32%65%%32%65/%%32%65%%32%65/etc/passwd
                /wp-login.php /wp-admin/ /xmlrpc.php /wp-content/debug.log /wp-config.php /wp-config.php.bak
                /server-status /server-info /icons/ /manager/html /host-manager/html /console /console/login
                /jmx-console/ /web-console/ /invoker/JMXInvokerServlet /actuator /actuator/env /actuator/heapdump
                /WEB-INF/web.xml /META-INF/MANIFEST.MF /..;/manager/html /trace.axd /elmah.axd /web.config
                /_vti_bin/shtml.exe /_vti_pvt/service.pwd /iisadmpwd/aexp.htr /scripts/..%255c../winnt/system32/cmd.exe
                /msadc/..%c0%af../winnt/system32/cmd.exe /global.asa /default.ida?NNNN%u9090 /null.htw
                /index.php /index.php?s=/Index/think/app/invokefunction /info.php /phpinfo.php /test.php /shell.php
                /vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php /solr/admin/info/system /druid/index.html
                /boaform/admin/formLogin /HNAP1/ /GponForm/diag_Form /setup.cgi /cgi-bin/luci /login.action
                /struts2-showcase/ /api/v1/pods /v1/metadata /latest/meta-data/ /.aws/credentials /.kube/config
                /backup.zip /backup.sql /dump.sql /db.sqlite /site.tar.gz /index.html.bak /index.html~ /index.bak
                /.index.html.swp /Thumbs.db /composer.json /package.json /yarn.lock /Dockerfile /docker-compose.yml
                /id_rsa /id_rsa.pub /authorized_keys /passwd /shadow /etc/hosts /config.json /config.yml /secrets.yml
                /%3Cscript%3Ealert(1)%3C/script%3E /<script>alert(1)</script> /%22onmouseover=alert(1) /'or'1'='1
                /%0d%0aSet-Cookie:a=b /%0aX-Injected:1 /%E5%98%8A%E5%98%8DX-Injected:1 /{{7*7}} /${jndi:ldap://a/b}
                /$%7Bjndi:ldap://a/b%7D /%25%7B7*7%7D /() /* /%2a /index.html/a /index.html/ /index.html/../a /a.b.c/
                /index.html%00 /index.html. /index.html::$DATA /INDEX.HTML /index.html%20 /index.html%2f /%66oo.php
                """.split("\\s+"));
    }
}
