package io.torouter.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.catalog.config.CatalogDocument;
import io.torouter.catalog.source.AdminAccess;
import io.torouter.catalog.source.Declared;
import io.torouter.catalog.source.FirstRunKey;
import io.torouter.catalog.source.LoadResult;
import io.torouter.settings.Settings;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.ChannelLimits;
import io.torouter.snapshot.ChannelType;
import io.torouter.snapshot.Secret;
import io.torouter.snapshot.Timeouts;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class BannerTest {
    private static final Path FILE = Path.of("data/first-run-key");
    private static final FirstRunKey NOT_NEEDED = new FirstRunKey.NotNeeded();
    private static final Set<Role> ROLES = EnumSet.allOf(Role.class);

    @Test
    void aFirstStartShowsItsKeyOnce() throws IOException {
        var key = new FirstRunKey.Created(new Secret("sk-shown-once"), FILE);

        assertThat(banner(key, EnumSet.allOf(Role.class))).isEqualTo(golden("first-start"));
    }

    @Test
    void aLaterStartNamesTheFile() throws IOException {
        assertThat(banner(new FirstRunKey.Stored(FILE), EnumSet.allOf(Role.class))).isEqualTo(golden("later-start"));
    }

    @Test
    void aNodeWithoutAnEdgeShowsNoKeyAndNoRequest() throws IOException {
        assertThat(banner(new FirstRunKey.Stored(FILE), EnumSet.of(Role.ROUTER))).isEqualTo(golden("router"));
    }

    @Test
    void aPatternIsNoExampleOfAModel() {
        var banner = banner(new FirstRunKey.NotNeeded(), EnumSet.allOf(Role.class));

        assertThat(banner).contains("\"model\":\"gpt-5\"").contains("$TOROUTER_KEY");
    }

    @Test
    void showsANewAdminTokenOnceWhereOthersCanCall() {
        var created = new AdminAccess.Created(new Secret("a-token-shown-once"), Path.of("data/admin-token"));

        assertThat(banner(NOT_NEEDED, ROLES, created, false)).contains("a-token-shown-once").contains("admin-token");
        assertThat(banner(NOT_NEEDED, ROLES, created, true))
                .doesNotContain("a-token-shown-once")
                .contains("admin-token");
    }

    @Test
    void namesTheFileOfAnEarlierAdminTokenOnly() {
        var stored = new AdminAccess.Stored(new Secret("a-token-shown-once"), Path.of("data/admin-token"));

        assertThat(banner(NOT_NEEDED, ROLES, stored, false))
                .doesNotContain("a-token-shown-once")
                .contains("/admin/v1  with the token in data/admin-token");
    }

    private static String banner(FirstRunKey key, Set<Role> roles) {
        return banner(key, roles, new AdminAccess.None(), true);
    }

    private static String banner(FirstRunKey key, Set<Role> roles, AdminAccess access, boolean local) {
        var catalog = new CatalogDocument(List.of(channel()), Set.of("default"), List.of(), List.of());
        var loaded =
                new LoadResult.Loaded(
                        Settings.defaults(),
                        catalog,
                        List.of("channel openai from OPENAI_API_KEY"),
                        List.of(),
                        key,
                        Declared.NOTHING);
        var admin = new Banner.Admin("http://127.0.0.1:8080/admin/v1", local, access);
        return new Banner(loaded, roles, "http://127.0.0.1:8080", "http://127.0.0.1:8081", admin, "1.2.3").toString();
    }

    private static Channel channel() {
        return new Channel(
                "openai",
                ChannelType.OPENAI,
                Channel.SIMULATOR_URL,
                new Secret("sk-upstream"),
                Map.of("gpt-*", "gpt-*", "gpt-5", "gpt-5", "o9", "o9"),
                Set.of("default"),
                1,
                1,
                ChannelType.OPENAI.dialects(),
                ChannelLimits.NONE,
                Timeouts.DEFAULT);
    }

    private static String golden(String name) throws IOException {
        try (var file = BannerTest.class.getResourceAsStream("/banner/" + name + ".txt")) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
