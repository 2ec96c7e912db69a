package io.torouter.catalog.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.torouter.admin.bus.AdminCall;
import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;

class DescriptionTest {
    private final AdminDesk desk = TestDesk.of(null, InstantSource.fixed(Instant.EPOCH));

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
        return TestDesk.answer(desk, new AdminCall("GET", path, "", Map.of(), Buffer.buffer(), "admin", "", ""))
                .body()
                .toString();
    }
}
