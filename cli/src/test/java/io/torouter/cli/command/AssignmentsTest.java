package io.torouter.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.cli.client.Failed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class AssignmentsTest {
    private static String applied(String object, String... arguments) throws Exception {
        var json = (ObjectNode) new ObjectMapper().readTree(object);
        Assignments.apply(List.of(arguments), json);
        return json.toString();
    }

    @Test
    void valuesAreJsonWhereTheyLookLikeItAndElseText() throws Exception {
        assertThat(applied("{}", "rpm=60", "enabled=false", "models=[\"a\"]", "group=team", "expires=2027-01-01"))
                .isEqualTo(
                        """
                        {"rpm":60,"enabled":false,"models":["a"],"group":"team","expires":"2027-01-01"}\
                        """);
    }

    @Test
    void pointsLeadIntoWhatIsInside() throws Exception {
        assertThat(applied("{\"windows\":{\"7d\":1}}", "windows.5h=100"))
                .isEqualTo("{\"windows\":{\"7d\":1,\"5h\":100}}");
    }

    @Test
    void anEmptyValueTakesAMemberAway() throws Exception {
        assertThat(applied("{\"account\":\"acme\",\"rpm\":1}", "account=")).isEqualTo("{\"rpm\":1}");
    }

    @Test
    void aFileKeepsACredentialOutOfTheCommand(@TempDir Path directory) throws Exception {
        var file = Files.writeString(directory.resolve("credential"), "sk-upstream\n");

        assertThat(applied("{}", "api_key=@" + file)).isEqualTo("{\"api_key\":\"sk-upstream\"}");
    }

    @Test
    void whatAssignsNothingIsRefused() {
        assertThatThrownBy(() -> applied("{}", "rpm")).isInstanceOf(Failed.class).hasMessage("'rpm' is no NAME=VALUE");
        assertThatThrownBy(() -> applied("{}", "a=@/no/such/file"))
                .isInstanceOf(Failed.class)
                .hasMessage("/no/such/file cannot be read");
    }
}
