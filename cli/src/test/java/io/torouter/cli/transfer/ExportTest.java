package io.torouter.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.torouter.cli.catalogue.Section;

import org.junit.jupiter.api.Test;

class ExportTest {
    private final Export export = new Export();

    private void add(Section section, String json) throws Exception {
        export.add(section, new ObjectMapper().readTree(json.replace('\'', '"')));
    }

    @Test
    void credentialsBecomeVariablesAndKeysHashes() throws Exception {
        add(Section.CHANNELS, "{'id':'up.1','type':'openai','models':['m'],'api_key':'***','origin':'database'}");
        add(Section.CHANNELS, "{'id':'1-up','type':'openai','models':['m'],'api_key':'***','origin':'database'}");
        add(
                Section.KEYS,
                "{'id':'key-1','name':'laptop','group':'default','models':[],'expires':null,'enabled':true,"
                        + "'shown':'sk-a…z','hash':'0a','revision':4,'origin':'database'}");

        assertThat(export.text())
                .isEqualTo(
                        """
                        # What a ToRouter gateway has in its database, as a configuration file.
                        # Credentials are never told. Set these variables before a node starts with this file:
                        #   UP_1_API_KEY
                        #   _1_UP_API_KEY
                        # Keys are known by their SHA-256 only: their clients go on with what they have.

                        channels:
                          - id: "up.1"
                            type: openai
                            models: [m]
                            api_key: "${UP_1_API_KEY}"
                          - id: "1-up"
                            type: openai
                            models: [m]
                            api_key: "${_1_UP_API_KEY}"
                        keys:
                          # sk-a…z
                          - name: laptop
                            group: default
                            enabled: true
                            hash: "0a"
                        """
                                .replace("\"up.1\"", "up.1"));
    }

    @Test
    void whatTheFileDeclaresIsThereWhereItIsNeededOnly() throws Exception {
        add(Section.ACCOUNTS, "{'id':'acme','name':'ACME','origin':'file'}");
        add(Section.ACCOUNTS, "{'id':'other','name':'Other','origin':'file'}");
        add(Section.GROUPS, "{'id':'default','multiplier':1,'channels':['a'],'origin':'file'}");
        add(Section.GROUPS, "{'id':'other','multiplier':1,'channels':[],'origin':'file'}");
        add(Section.KEYS, "{'id':'key-1','name':'a','account':'acme','hash':'b','origin':'database'}");

        assertThat(export.text())
                .endsWith(
                        """

                        accounts:
                          # not of the database, but needed below
                          - id: acme
                            name: ACME
                        groups:
                          # not of the database, but needed below
                          - id: default
                            multiplier: 1
                        keys:
                          - name: a
                            account: acme
                            hash: b
                        """);
    }

    @Test
    void theGroupThatIsThereAnywayIsSaidBesideOthersOnly() throws Exception {
        add(Section.GROUPS, "{'id':'default','multiplier':1,'origin':'made'}");
        add(Section.CHANNELS, "{'id':'a','type':'simulator','models':['m'],'origin':'database'}");
        assertThat(export.text()).doesNotContain("groups:");

        add(Section.GROUPS, "{'id':'team','origin':'database'}");
        assertThat(export.text()).contains("groups:\n  - id: team\n", "  - id: default\n");
    }

    @Test
    void aTextThatLooksLikeAReferenceStaysAText() throws Exception {
        add(Section.MODELS, "{'id':'m','display_name':'${HOME} $x','efforts':[],'origin':'database'}");

        assertThat(export.text()).contains("display_name: \"$${HOME} $x\"\n    efforts: []\n");
    }

    @Test
    void saysWhatOnlyTheEnvironmentMakes() throws Exception {
        add(Section.CHANNELS, "{'id':'openai','type':'openai','models':['m'],'origin':'made'}");
        assertThat(export.warnings()).isEmpty();

        add(Section.CHANNELS, "{'id':'a','type':'simulator','models':['m'],'origin':'database'}");
        assertThat(export.warnings()).singleElement().asString().startsWith("not in here: openai, which");
    }
}
