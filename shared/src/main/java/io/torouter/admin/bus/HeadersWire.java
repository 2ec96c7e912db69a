package io.torouter.admin.bus;

import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;

import java.util.HashMap;
import java.util.Map;

/** Headers on their way to another process. */
final class HeadersWire {
    private HeadersWire() {}

    static void put(WireWriter out, Map<String, String> headers) {
        out.put(headers.size());
        headers.forEach((name, value) -> out.put(name).put(value));
    }

    static Map<String, String> read(WireReader in) {
        int count = in.readInt();
        var headers = new HashMap<String, String>();
        for (int i = 0; i < count; i++) {
            headers.put(in.readString(), in.readString());
        }
        return headers;
    }
}
