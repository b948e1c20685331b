# The form is described in build/Views.psm1.
Table Mka1.Batches.Input.BatchInputProblem @(
    'File 16 = [Mka1.PowerShell.Batches.BatchViewText]::FileName($_.Path)',
    'Line 7 right = [Mka1.PowerShell.Batches.BatchViewText]::Line($_.Line)', 'Column 6 right', 'Severity 8', 'Code 17', 'Message'
)
List Mka1.Batches.Input.BatchInputProblem @(
    'Path', 'Line', 'Column', 'CustomId', 'Code', 'Severity', 'Message'
)
