package io.torouter.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.torouter.cli.catalogue.Note;
import io.torouter.cli.terminal.Table;
import io.torouter.cli.terminal.Text;
import io.torouter.cli.transfer.Step;

import java.util.List;

/** Tells what an import does, and what it could not carry. */
record ImportReport(GatewayCommand command, List<Note> toSay) {
    static String line(Note note) {
        return Text.printable(note.where() + ": " + note.what());
    }

    void steps(List<Step> steps, boolean dryRun) {
        if (command.json()) {
            json(steps, dryRun);
            return;
        }
        var table = new Table("what", "kind", "name", "why");
        for (var step : steps) {
            var wanted = step.wanted();
            table.add(step.verb(), wanted.section().noun(), wanted.name(), step.reason());
        }
        table.print(command.out());
        if (dryRun) {
            command.say("nothing was done: this was a dry run");
        }
    }

    private void json(List<Step> steps, boolean dryRun) {
        var json = JsonNodeFactory.instance.objectNode().put("dry_run", dryRun);
        var objects = json.putArray("objects");
        for (var step : steps) {
            var wanted = step.wanted();
            objects.addObject()
                    .put("what", step.verb())
                    .put("kind", wanted.section().noun())
                    .put("name", wanted.name())
                    .put("why", step.reason());
        }
        var notes = json.putArray("notes");
        toSay.forEach(note -> notes.addObject().put("where", note.where()).put("what", note.what()));
        command.print(json);
    }

    /** On the side of people. */
    void notes() {
        toSay.forEach(note -> command.say(line(note)));
    }
}
