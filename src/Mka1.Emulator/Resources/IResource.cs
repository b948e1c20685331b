namespace Mka1.Emulator.Resources;

/// <summary>An object of the API that is stored under an id.</summary>
internal interface IResource
{
    /// <summary>The noun of the kind in error messages.</summary>
    static abstract string Noun { get; }

    string Id { get; }

    /// <summary>The object as a get returns it.</summary>
    byte[] Render();

    /// <summary>The object as a list returns it, where it may have fewer members.</summary>
    byte[] RenderInList() => Render();
}
