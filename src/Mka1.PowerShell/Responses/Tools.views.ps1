# The form is described in build/Views.psm1.
Table Mka1.Responses.Tools.ResponseTool @(
    'Type 20', 'Name 30 = First($_, ''Name'', ''ServerLabel'')', 'Description = FirstBeginning($_, ''Description'', ''ServerDescription'')'
)
List Mka1.Responses.Tools.ResponseTool @(
    'Type', 'Json = Json($_)'
)
Table Mka1.Responses.Tools.ShellEnvironment @(
    'Type 24', 'ContainerId = Beginning($_.ContainerId)'
)
List Mka1.Responses.Tools.ShellEnvironment @(
    'Type', 'ContainerId', 'Additional = AdditionalProperties'
)
List Mka1.Responses.Tools.UserLocation @(
    'Type', 'City', 'Country', 'Region', 'Timezone', 'Additional = AdditionalProperties'
)
Table Mka1.Responses.Tools.UserLocation @(
    'Type 12', 'City 24', 'Country 8', 'Region = Beginning($_.Region)'
)
Table Mka1.Responses.Tools.WebSearchFilters @(
    'AllowedDomains'
)
List Mka1.Responses.Tools.WebSearchFilters @(
    'AllowedDomains', 'Additional = AdditionalProperties'
)
