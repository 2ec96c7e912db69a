package io.torouter.cli.command;

import static io.torouter.cli.client.AdminClient.path;

import io.torouter.cli.catalogue.Section;
import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.AdminClient.Call;
import io.torouter.cli.client.Answer;
import io.torouter.cli.client.Failed;
import io.torouter.cli.transfer.Step;
import io.torouter.cli.transfer.Wanted;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes objects to a gateway, one edit each. What is there is left as it is, so that an import that was broken off goes
 * on where it was when it is given again.
 */
record Importing(AdminClient client, ImportReport report) {
    int run(List<Wanted> objects, boolean replace, boolean dryRun) throws Failed {
        var steps = new ArrayList<Step>();
        for (var wanted : objects) {
            var found = find(wanted);
            steps.add(found == null ? new Step.Create(wanted) : Step.of(wanted, found.json(), found.etag(), replace));
        }
        if (!dryRun) {
            take(steps);
        }
        report.steps(steps, dryRun);
        report.notes();
        return 0;
    }

    private @Nullable Answer find(Wanted wanted) throws Failed {
        if (wanted.section() != Section.KEYS) {
            return client.find(path(wanted.section().id(), wanted.name()));
        }
        var ids = Named.idsOf(client, wanted.name());
        return ids.isEmpty() ? null : client.find(path(wanted.section().id(), ids.getFirst()));
    }

    private void take(List<Step> steps) throws Failed {
        int done = 0;
        for (var step : steps) {
            try {
                take(step);
                done++;
            } catch (Failed e) {
                report.steps(steps.subList(0, done), false);
                throw Failed.refused(
                        named(step.wanted(), e.line())
                                + "; "
                                + done
                                + " of "
                                + steps.size()
                                + " objects are done and stay, and the same command goes on from there");
            }
        }
    }

    /** Some refusals name the object themselves. */
    private static String named(Wanted wanted, String line) {
        var name = wanted.section().noun() + " '" + wanted.name() + "': ";
        return line.startsWith(name) ? line : name + line;
    }

    private void take(Step step) throws Failed {
        switch (step) {
            case Step.Create(var wanted) -> client.send(Call.post(path(wanted.section().id()), wanted.entry()));
            case Step.Replace(var wanted, var id, var etag) ->
                    client.send(Call.put(path(wanted.section().id(), id), wanted.entry(), etag));
            case Step.Leave _ -> {}
        }
    }
}
