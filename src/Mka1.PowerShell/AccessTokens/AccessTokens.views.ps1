# The form is described in build/Views.psm1.
Table Mka1.AccessTokens.AccessToken @(
    'ExternalUserId 24', 'ExpiresAt 19', 'Audience'
)
List Mka1.AccessTokens.AccessToken @(
    'ExternalUserId', 'Audience', 'IssuedAt', 'ExpiresAt', 'Claims'
)
