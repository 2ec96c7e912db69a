package io.torouter.catalog.objects.bus;

import io.torouter.bus.WireCodec;
import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.torouter.catalog.config.Kind;
import io.torouter.catalog.config.ObjectRef;
import io.torouter.catalog.objects.Page;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Carries a {@link Page}: by reference inside one process, between two as its parts, in the order of the record. */
public final class PageCodec extends WireCodec<Page> {
    public static final String NAME = "op";

    public PageCodec() {
        super(NAME);
    }

    @Override
    protected void write(WireWriter out, Page page) {
        out.put(page.upTo()).put(page.revision()).put(page.documents().size());
        page.documents().forEach((ref, document) -> put(out, ref).put(document));
        out.put(page.keys(), KeyWire::put).put(page.gone(), PageCodec::put);
    }

    private static WireWriter put(WireWriter out, ObjectRef ref) {
        return out.put(ref.kind().id()).put(ref.id());
    }

    @Override
    protected Page read(WireReader in) {
        return new Page(in.readLong(), in.readLong(), documents(in), in.readList(KeyWire::read), gone(in));
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
}
