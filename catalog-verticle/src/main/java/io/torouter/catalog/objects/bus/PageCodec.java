package io.torouter.catalog.objects.bus;

import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.torouter.catalog.config.Kind;
import io.torouter.catalog.config.ObjectRef;
import io.torouter.catalog.objects.IssuedKey;
import io.torouter.catalog.objects.Page;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Carries a {@link Page}: by reference inside one process, between two as its parts, in the order of the record. */
public final class PageCodec implements MessageCodec<Page, Page> {
    public static final String NAME = "op";

    @Override
    public void encodeToWire(Buffer buffer, Page page) {
        var out = new WireWriter(buffer);
        int length = out.reserveLength();
        out.put(page.upTo()).put(page.revision()).put(page.documents().size());
        page.documents().forEach((ref, document) -> put(out, ref).put(document));
        out.put(page.keys().size());
        page.keys().forEach(issued -> KeyWire.put(out, issued));
        out.put(page.gone().size());
        page.gone().forEach(ref -> put(out, ref));
        out.fillLength(length);
    }

    private static WireWriter put(WireWriter out, ObjectRef ref) {
        return out.put(ref.kind().id()).put(ref.id());
    }

    @Override
    public Page decodeFromWire(int position, Buffer buffer) {
        var in = new WireReader(buffer, position + Integer.BYTES);
        return new Page(in.readLong(), in.readLong(), documents(in), keys(in), gone(in));
    }

    /** Kinds of a later release mean nothing here. */
    private static Map<ObjectRef, String> documents(WireReader in) {
        int count = in.readInt();
        var documents = new HashMap<ObjectRef, String>();
        for (int i = 0; i < count; i++) {
            var kind = Kind.byId(in.readString());
            String id = in.readString();
            String document = in.readString();
            kind.ifPresent(known -> documents.put(new ObjectRef(known, id), document));
        }
        return documents;
    }

    private static List<IssuedKey> keys(WireReader in) {
        int count = in.readInt();
        var keys = new ArrayList<IssuedKey>(Math.min(count, 4096));
        for (int i = 0; i < count; i++) {
            keys.add(KeyWire.read(in));
        }
        return keys;
    }

    private static Set<ObjectRef> gone(WireReader in) {
        int count = in.readInt();
        var gone = new HashSet<ObjectRef>();
        for (int i = 0; i < count; i++) {
            var kind = Kind.byId(in.readString());
            String id = in.readString();
            kind.ifPresent(known -> gone.add(new ObjectRef(known, id)));
        }
        return gone;
    }

    @Override
    public Page transform(Page page) {
        return page;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
