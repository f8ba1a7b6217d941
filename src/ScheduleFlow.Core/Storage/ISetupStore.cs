namespace ScheduleFlow.Core.Storage;

/// <summary>Whether a server waits for its first admin: the hash of the one-time link, and the note that holds the link.</summary>
/// <remarks>Failures are <see cref="IOException"/> and <see cref="UnauthorizedAccessException"/>.</remarks>
public interface ISetupStore
{
    /// <summary>Where the note lies, as a person is told.</summary>
    string Note { get; }

    /// <summary>The hash of the link's token; null: the server does not wait.</summary>
    string? ReadHash();

    /// <summary>Begins to wait. Both are for the owner's eyes alone.</summary>
    /// <param name="hash">Lower-case hexadecimal digits.</param>
    /// <param name="note">What the person who set the server up is to read.</param>
    void Begin(string hash, string note);

    /// <summary>The server is set up: link and note are gone.</summary>
    /// <returns>False where it was already: somebody else was quicker.</returns>
    bool End();
}
