namespace Mka1.Emulator.Resources;

/// <summary>The stored objects of a kind, for the state page.</summary>
internal interface IResourceStore
{
    int Count { get; }

    bool Contains(string id);

    /// <summary>The ids in the order of creation.</summary>
    IEnumerable<string> AllIds();

    /// <summary>The newest objects as JSON, the newest first.</summary>
    IEnumerable<byte[]> Newest(int most);
}
