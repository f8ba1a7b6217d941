using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Storage;

/// <summary>
/// Replaces all that a store holds with other files, in one change. Nothing changes before <see cref="Commit"/>, and
/// nothing remains of a restoration that is disposed of without it.
/// </summary>
internal interface IRestoration : IDisposable
{
    /// <summary>
    /// Adds a file. <c>validation</c>: its name is not possible in a store. <c>parse_error</c>: it is a document that the
    /// store cannot read.
    /// </summary>
    /// <param name="path">Relative, with slashes.</param>
    /// <param name="isReadable">Whether the store must be able to read it, if it is a document.</param>
    /// <param name="content">Its bytes; it is read to its end.</param>
    Outcome<bool> Add(string path, bool isReadable, Stream content);

    /// <summary>Who may do what by these files, once <see cref="Commit"/> has returned.</summary>
    RestoredAccess Access { get; }

    /// <summary>Makes the change. <c>conflict</c>: the store is not empty, and must not be replaced.</summary>
    /// <returns>Whether something was replaced.</returns>
    Outcome<bool> Commit();
}
