namespace Mka1.Emulator.Resources;

/// <summary>An object of the API that is stored under an id.</summary>
internal interface IResource
{
    /// <summary>What error messages call such an object.</summary>
    static abstract string Noun { get; }

    string Id { get; }

    /// <summary>The object as a get and a list answer it.</summary>
    byte[] Render();
}
