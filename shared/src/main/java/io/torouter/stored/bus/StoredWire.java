package io.torouter.stored.bus;

import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.torouter.dialect.Dialect;
import io.torouter.stored.StoredResponse;

/** A stored response on its way to another process: its length first, so that a reader skips what came later. */
final class StoredWire {
    private StoredWire() {}

    static void put(WireWriter out, StoredResponse response) {
        int length = out.reserveLength();
        out.put(response.owner()).put(response.id()).put(response.previous()).put(response.channel());
        out.put(response.served().id()).put(response.atUpstream()).put(response.createdMillis());
        out.put(response.input()).put(response.response());
        out.fillLength(length);
    }

    static StoredResponse read(WireReader in) {
        int length = in.readInt();
        int end = in.position() + length;
        var response =
                new StoredResponse(
                        in.readString(),
                        in.readString(),
                        in.readString(),
                        in.readString(),
                        Dialect.byId(in.readString()).orElse(Dialect.OPENAI_RESPONSES),
                        in.readBoolean(),
                        in.readLong(),
                        in.readBytes(),
                        in.readBytes());
        in.moveTo(end);
        return response;
    }
}
