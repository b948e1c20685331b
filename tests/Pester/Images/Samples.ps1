# Samples of images for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'New-Mka1Image'; With = { @{ Prompt = 'x' } }; Creates = $true; Composes = @{} }
    )
    Answers = @(
        @{ Path = '/images/generations'; Body = '{"created":1750000000,"data":[{"url":"https://images.example/1.png","b64_json":"iVBORw0KGgo=","revised_prompt":"y","never_heard_of":{"a":[1,null]}}]}' }
    )
    Views   = @{
        'Mka1.Images.GeneratedImage' =
        '{"url":"https://images.example/a/b/c/0123456789abcdef.png?expires=1790000000","revised_prompt":"A green square on a white wall."}',
        '{"b64_json":"iVBORw0KGgo="}'
    }
}
