# Samples of images for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'New-Mka1Image'; With = { @{ Prompt = 'x' } }; Creates = $true; Composes = @{} }
    )
    Answers = @(
        @{ Path = '/images/generations'; Body = '{"created":1750000000,"data":[{"url":"https://images.example/1.png","b64_json":"iVBORw0KGgo=","revised_prompt":"y","never_heard_of":{"a":[1,null]}}]}' }
    )
    Views   = @{
        'Mka1.Images.GeneratedImage' = {
            $raw = Start-RawServer -Body '{"created":1790000000,"data":[{"url":"https://images.example/a/b/c/0123456789abcdef.png?expires=1790000000","revised_prompt":"r"},{"b64_json":"iVBORw0KGgo="}]}'
            try {
                $null = Connect-Mka1 -Uri $raw.Uri -Token (ConvertTo-Token (New-TestKey)) -Name images -Scope Runspace
                New-Mka1Image 'A red fox in the snow, seen from far above, at noon' -Count 2 -Context images
            }
            finally {
                $raw.Dispose()
                Disconnect-Mka1 images
            }
        }
    }
}
