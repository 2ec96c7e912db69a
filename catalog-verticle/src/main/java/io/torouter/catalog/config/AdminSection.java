package io.torouter.catalog.config;

import io.torouter.catalog.yaml.Fields;
import io.torouter.catalog.yaml.Scalar;
import io.torouter.settings.AdminPort;
import io.torouter.settings.AdminSettings;
import io.torouter.snapshot.Secret;
import io.torouter.snapshot.UpstreamReach;

import java.util.Map;

/** The {@code admin} section of the file. */
final class AdminSection {
    private static final int SHORTEST = 16;
    private static final int LONGEST = 512;
    private static final Scalar<AdminPort> PORT =
            Scalar.oneOf("port", Map.of("gateway", AdminPort.GATEWAY, "management", AdminPort.MANAGEMENT));
    private static final Scalar<Secret> TOKEN = new Scalar<>("a token", AdminSection::token);

    private AdminSection() {}

    static AdminSettings read(Fields in) {
        var usual = AdminSettings.DEFAULT;
        var admin =
                new AdminSettings(
                        in.read("enabled", Scalar.flag(), usual.enabled()),
                        in.read("port", PORT, usual.port()),
                        in.read("token", TOKEN, usual.token()),
                        new UpstreamReach(in.list("private_upstreams", ServerSection.ADDRESSES)));
        in.refuseOthers();
        return admin;
    }

    /** An empty one, as a variable that is not set gives it, is none. */
    private static Secret token(String text, String shown) {
        var token = Scalar.secret().parser().parse(text, shown);
        if (!text.isEmpty() && (text.length() < SHORTEST || text.length() > LONGEST)) {
            throw new IllegalArgumentException(
                    "expected a token of " + SHORTEST + " to " + LONGEST + " characters, got " + text.length());
        }
        return token;
    }
}
