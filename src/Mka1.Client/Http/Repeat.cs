namespace Mka1.Http;

/// <summary>When a failed request may be sent again.</summary>
internal enum Repeat
{
    /// <summary>Carrying it out twice is as good as once: reads, deletions by id, cancel, update of metadata.</summary>
    Safely,

    /// <summary>It creates something, so only when it surely was not carried out.</summary>
    OnlyIfNotCarriedOut,
}
