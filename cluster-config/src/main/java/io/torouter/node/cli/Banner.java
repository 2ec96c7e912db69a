package io.torouter.node.cli;

import io.torouter.catalog.source.AdminAccess;
import io.torouter.catalog.source.FirstRunKey;
import io.torouter.catalog.source.LoadResult;
import io.torouter.snapshot.Channel;

import java.util.Set;
import java.util.stream.Collectors;

/** What a node prints when it is ready: where it is, what it serves from what, and how to try it. */
public record Banner(
        LoadResult.Loaded config, Set<Role> roles, String url, String managementUrl, Admin admin, String version) {
    private static final int MAX_NAMED = 8;

    public Banner {
        roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
        var text = new StringBuilder("ToRouter ").append(version).append('\n');
        if (roles.contains(Role.GATEWAY)) {
            line(text, "API", url + "/v1  (OpenAI, Anthropic)   " + url + "/v1beta  (Gemini)");
        }
        line(text, "watch", managementUrl + "/metrics  /health/live  /health/ready  /health/startup");
        admin(text);
        line(text, "roles", roles.stream().sorted().map(Role::id).collect(Collectors.joining(", ")));
        line(text, "serves", channels());
        config.origins().forEach(origin -> line(text, "made", origin));
        if (roles.contains(Role.GATEWAY)) {
            key(text);
        }
        return text.toString();
    }

    /**
     * The admin API.
     *
     * @param url where it is, if it is anywhere
     * @param local whether only programs on this machine can call it
     */
    public record Admin(String url, boolean local, AdminAccess access) {}

    /** A token goes to the terminal only where others than those on this machine can call, and once. */
    private void admin(StringBuilder text) {
        var url = admin.url();
        switch (admin.access()) {
            case AdminAccess.None _ -> {}
            case AdminAccess.Impossible(var reason) ->
                    line(text, "admin", "off: " + reason + "; set 'admin.token' or TOROUTER_ADMIN_TOKEN");
            case AdminAccess.Given _ -> line(text, "admin", url + "  with the token of the configuration");
            case AdminAccess.Stored(_, var file) -> line(text, "admin", url + "  with the token in " + file);
            case AdminAccess.Created(var token, var file) ->
                    line(
                            text,
                            "admin",
                            admin.local()
                                    ? url + "  with the token in " + file
                                    : url + "  with " + token.text() + "   shown this once; it is in " + file);
        }
    }

    private String channels() {
        var ids = config.catalog().channels().stream().map(Channel::id).sorted().toList();
        return switch (ids.size()) {
            case 0 -> "no channels";
            case 1 -> "channel " + ids.getFirst();
            default ->
                    ids.size()
                            + " channels: "
                            + String.join(", ", ids.subList(0, Math.min(ids.size(), MAX_NAMED)))
                            + (ids.size() > MAX_NAMED ? ", …" : "");
        };
    }

    private void key(StringBuilder text) {
        switch (config.firstRunKey()) {
            case FirstRunKey.NotNeeded _ -> tryIt(text, "$TOROUTER_KEY");
            case FirstRunKey.Stored(var file) -> {
                line(text, "key", "the one shown at the first start; delete " + file + " to get another");
                tryIt(text, "$TOROUTER_KEY");
            }
            case FirstRunKey.Created(var key, var file) -> {
                line(text, "key", key.text() + "   shown this once; " + file + " keeps only its hash");
                tryIt(text, key.text());
            }
        }
    }

    private void tryIt(StringBuilder text, String key) {
        var model = exampleModel();
        text.append("\n  curl -N ").append(url).append("/v1/chat/completions -H \"Authorization: Bearer ");
        text.append(key).append("\" -H 'Content-Type: application/json' \\\n    -d '{\"model\":\"").append(model);
        text.append("\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}'\n");
    }

    private String exampleModel() {
        return config.catalog().channels().stream()
                .flatMap(channel -> channel.models().keySet().stream())
                .filter(model -> !model.endsWith("*"))
                .sorted()
                .findFirst()
                .orElse("MODEL");
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  ").append(name).append(" ".repeat(Math.max(1, 8 - name.length()))).append(value).append('\n');
    }
}
