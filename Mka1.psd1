@{
    RootModule             = 'Mka1.psm1'
    ModuleVersion          = '0.1.0'
    GUID                   = 'b30de1a3-113e-49c8-b3a3-75ea4904edd8'
    Author                 = 'Mka1 contributors'
    CompanyName            = 'Mka1 contributors'
    Copyright              = '(c) Mka1 contributors. MIT licence.'
    Description            = 'Cmdlets for the MKA1 AI platform of MeetKai: responses and conversations with streaming, files, batches from rows to joined answers, vector stores, embeddings, extractions, images, speech, skills, memory stores, prompts, MCP servers, agents, evals, sandboxes, guardrails, permissions and usage. They accept and return typed objects. For PowerShell 7.4 or later on Windows, Linux and macOS; includes a build for Windows PowerShell 5.1, which has not been tested yet.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Core', 'Desktop')
    FormatsToProcess       = @('Mka1.format.ps1xml')
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    # build.ps1 lists the cmdlets of the assembly, and adds the notes of the version and the addresses of the project.
    CmdletsToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @('AI', 'LLM', 'MKA1', 'MeetKai', 'Responses', 'Batch', 'Agents', 'Evals', 'VectorStore', 'Embeddings', 'MCP', 'RAG', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = ''
        }
    }
}
