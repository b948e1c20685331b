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
    CmdletsToExport        = @(
        'Compress-Mka1Response'
        'Connect-Mka1'
        'Disconnect-Mka1'
        'Export-Mka1BatchInput'
        'Export-Mka1BatchReport'
        'Get-Mka1Batch'
        'Get-Mka1Context'
        'Get-Mka1Conversation'
        'Get-Mka1File'
        'Get-Mka1Model'
        'Get-Mka1RequestLog'
        'Get-Mka1Response'
        'Get-Mka1ResponseInputItem'
        'Get-Mka1VectorStore'
        'Measure-Mka1Batch'
        'New-Mka1Batch'
        'New-Mka1BatchRequest'
        'New-Mka1Conversation'
        'New-Mka1Response'
        'New-Mka1VectorStore'
        'Receive-Mka1BatchResult'
        'Remove-Mka1Conversation'
        'Remove-Mka1File'
        'Remove-Mka1Response'
        'Remove-Mka1VectorStore'
        'Restart-Mka1Batch'
        'Resume-Mka1Response'
        'Save-Mka1File'
        'Save-Mka1ResponseContent'
        'Send-Mka1File'
        'Set-Mka1Context'
        'Set-Mka1ConversationMetadata'
        'Set-Mka1ResponseMetadata'
        'Set-Mka1VectorStore'
        'Stop-Mka1Batch'
        'Stop-Mka1Response'
        'Test-Mka1BatchInput'
        'Test-Mka1Connection'
        'Wait-Mka1Batch'
        'Wait-Mka1Response'
    )
    PrivateData            = @{
        PSData = @{
            Tags         = @('AI', 'LLM', 'MKA1', 'MeetKai', 'Responses', 'Batch', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
