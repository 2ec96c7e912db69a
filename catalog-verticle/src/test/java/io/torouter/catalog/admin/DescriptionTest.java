package io.torouter.catalog.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.torouter.admin.bus.AdminCall;
import io.torouter.bus.Heartbeat;
import io.torouter.catalog.config.CatalogDocument;
import io.torouter.catalog.objects.Stored;
import io.torouter.catalog.source.Declared;
import io.torouter.catalog.source.FirstRunKey;
import io.torouter.catalog.source.LoadResult;
import io.torouter.catalog.watch.ConfigStatus;
import io.torouter.settings.Settings;
import io.torouter.snapshot.CatalogView;
import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

class DescriptionTest {
    private final AdminDesk desk = desk();

    private static AdminDesk desk() {
        var catalog = new CatalogDocument(List.of(), Set.of("default"), List.of(), List.of());
        var loaded =
                new LoadResult.Loaded(
                        Settings.defaults(),
                        catalog,
                        List.of(),
                        List.of(),
                        new FirstRunKey.NotNeeded(),
                        Declared.NOTHING);
        var self = new Heartbeat("node", 1, 1, 1, 0, false, 1, true, true, true);
        return new AdminDesk(
                new AdminParts(
                        new CatalogView(catalog.snapshot(1, Instant.EPOCH)),
                        new Origins(() -> Declared.NOTHING, () -> Stored.NOTHING),
                        new ConfigRecord(loaded, new ConfigStatus(1, 1), InstantSource.fixed(Instant.EPOCH)),
                        new NodesHeard(() -> self, () -> 0),
                        null,
                        InstantSource.fixed(Instant.EPOCH)));
    }

    @Test
    void namesEveryRouteAndNoOther() throws IOException {
        var described = new ArrayList<String>();
        var paths = new ObjectMapper().readTree(get("/admin/v1/openapi.json")).get("paths");
        paths.properties()
                .forEach(path ->
                        path.getValue()
                                .fieldNames()
                                .forEachRemaining(method ->
                                        described.add(method.toUpperCase(Locale.ROOT) + ' ' + path.getKey())));

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(
                        desk.routes().stream().map(route -> route.method() + ' ' + route.path()).toList());
    }

    private String get(String path) throws IOException {
        return desk.answer(new AdminCall("GET", path, "", Map.of(), Buffer.buffer(), "admin", "", ""))
                .body()
                .toString();
    }
}
