package io.torouter.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The contestants, each configured to do as little or as much as it would in service. */
final class Targets {
    /** One worker, no buffering of answers, connections to the upstream kept: the least a proxy can do. */
    private static final String NGINX =
            """
            daemon off;
            worker_processes 1;
            worker_rlimit_nofile 65536;
            pid nginx.pid;
            error_log error.log;
            events { worker_connections 60000; }
            http {
                access_log off;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                client_max_body_size 0;
                client_body_buffer_size 1m;
                keepalive_timeout 600s;
                keepalive_requests 100000000;
                upstream mock {
                    server 127.0.0.1:%d;
                    keepalive 10000;
                    keepalive_requests 100000000;
                    keepalive_timeout 600s;
                }
                server {
                    listen 127.0.0.1:%d backlog=8192;
                    location / {
                        proxy_pass http://mock;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                        proxy_buffering off;
                        proxy_read_timeout 600s;
                    }
                }
            }
            """;

    /** Key check, model lookup, access log, metrics and the event bus are all in use; every role in one process. */
    private static final String TOROUTER =
            """
            server: { host: 127.0.0.1, port: %d }
            management: { host: 127.0.0.1, port: 0 }
            access_log: { target: access.log }
            channels:
              - id: mock
                type: openai
                base_url: http://127.0.0.1:%d/v1
                api_key: sk-upstream-0123456789
                dialects: [openai.chat]
                models: [%s]
            keys:
              - { name: benchmark, key: %s }
            """;

    static final String TOROUTER_NAME = "torouter";

    private Targets() {}

    static Target direct(Path folder, int mock) throws IOException, InterruptedException {
        return new Target("direct", mock, folder, List.of());
    }

    static Target nginx(Path folder, int mock) throws IOException, InterruptedException {
        int port = Target.freePort();
        var home = Files.createDirectories(folder.resolve("nginx"));
        // As root nginx would hand its worker to another user, who may not look into this folder.
        var user = System.getProperty("user.name").equals("root") ? "user root;\n" : "";
        Files.writeString(home.resolve("nginx.conf"), user + NGINX.formatted(mock, port));
        return new Target("nginx", port, home, List.of("nginx", "-p", home + "/", "-c", home + "/nginx.conf"));
    }

    static Target vertx(Path folder, int mock) throws IOException, InterruptedException {
        int port = Target.freePort();
        var home = Files.createDirectories(folder.resolve("vertx"));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                List.of(
                        java,
                        "-Xmx512m",
                        "-XX:+UseG1GC",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareProxy.class.getName(),
                        String.valueOf(port),
                        String.valueOf(mock));
        return new Target("vertx", port, home, command);
    }

    static Target torouter(Path folder, int mock, Path root) throws IOException, InterruptedException {
        int port = Target.freePort();
        var home = Files.createDirectories(folder.resolve("torouter"));
        Files.writeString(home.resolve("torouter.yaml"), TOROUTER.formatted(port, mock, Prompt.MODEL, Prompt.API_KEY));
        return new Target(
                TOROUTER_NAME, port, home, List.of(root.resolve("torouter").toString(), "--config", "torouter.yaml"));
    }
}
