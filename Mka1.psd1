@{
    RootModule             = 'Mka1.psm1'
    ModuleVersion          = '0.1.0'
    GUID                   = 'b30de1a3-113e-49c8-b3a3-75ea4904edd8'
    Author                 = 'Mka1 contributors'
    CompanyName            = 'Mka1 contributors'
    Copyright              = '(c) Mka1 contributors. MIT licence.'
    Description            = 'Run the MKA1 AI platform (MeetKai) from PowerShell: responses, files and batches as typed objects, over one connection that holds the key and the on-behalf-of identity.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Core', 'Desktop')
    FormatsToProcess       = @('Mka1.format.ps1xml')
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    # build.ps1 lists the cmdlets of the assembly.
    CmdletsToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @('AI', 'LLM', 'MKA1', 'MeetKai', 'Responses', 'Batch', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
