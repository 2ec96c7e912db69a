package io.torouter.catalog.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.catalog.config.CatalogDocument;
import io.torouter.catalog.source.ConfigFile;
import io.torouter.catalog.source.Declared;
import io.torouter.catalog.source.FirstRunKey;
import io.torouter.catalog.source.LoadResult;
import io.torouter.catalog.yaml.ConfigText;
import io.torouter.settings.Settings;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class WatchTest {
    private static final ConfigFile.Content OLD = new ConfigFile.Content.Text(new ConfigText("c.yaml", "old"));
    private static final ConfigFile.Content HALF = new ConfigFile.Content.Text(new ConfigText("c.yaml", "ne"));
    private static final ConfigFile.Content NEW = new ConfigFile.Content.Text(new ConfigText("c.yaml", "new"));
    private static final CatalogDocument FIRST = catalog("first");
    private static final LoadResult REFUSED = new LoadResult.Refused(List.of());

    private final Watch start = Watch.startingWith(FIRST, 7);

    @Test
    void settlesOnWhatItSawTwice() {
        assertThat(start.saw(NEW).settled()).isNull();
        assertThat(start.saw(NEW).saw(NEW).settled()).isEqualTo(NEW);
    }

    @Test
    void passesOverWhatWasThereForOneLookOnly() {
        var watch = start.saw(OLD).saw(OLD).saw(HALF).saw(NEW);

        assertThat(watch.settled()).isEqualTo(OLD);
        assertThat(watch.saw(NEW).settled()).isEqualTo(NEW);
    }

    @Test
    void forgetsAnEditThatWasTakenBack() {
        var watch = start.saw(OLD).saw(OLD).saw(NEW).saw(OLD).saw(NEW);

        assertThat(watch.settled()).isEqualTo(OLD);
    }

    @Test
    void countsARevisionWhenTheCatalogueChanges() {
        assertThat(start.judged(loaded(catalog("second"))).status()).isEqualTo(new ConfigStatus(8, 8));
        assertThat(start.judged(loaded(FIRST)).status()).isEqualTo(new ConfigStatus(7, 7));
    }

    @Test
    void showsARefusedEditAsSeenAndNotApplied() {
        var refused = start.judged(REFUSED).judged(REFUSED);

        assertThat(refused.status()).isEqualTo(new ConfigStatus(8, 7));
        assertThat(refused.inForce()).isEqualTo(FIRST);
    }

    @Test
    void isEvenAgainAfterTheEditIsMended() {
        assertThat(start.judged(REFUSED).judged(loaded(FIRST)).status()).isEqualTo(new ConfigStatus(7, 7));
        assertThat(start.judged(REFUSED).judged(loaded(catalog("second"))).status()).isEqualTo(new ConfigStatus(8, 8));
    }

    private static CatalogDocument catalog(String group) {
        return new CatalogDocument(List.of(), Set.of(group), List.of(), List.of());
    }

    private static LoadResult loaded(CatalogDocument catalog) {
        return new LoadResult.Loaded(
                Settings.defaults(), catalog, List.of(), List.of(), new FirstRunKey.NotNeeded(), Declared.NOTHING);
    }
}
