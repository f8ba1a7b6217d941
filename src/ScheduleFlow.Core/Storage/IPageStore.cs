using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Core.Storage;

/// <summary>The generated pages, which a gateway serves (<see cref="IStoreWindow.FindPage"/>).</summary>
internal interface IPageStore
{
    /// <summary>Writes or replaces a page.</summary>
    /// <param name="name">A plain file name that ends with <c>.html</c>.</param>
    /// <param name="content">Writes its bytes.</param>
    Outcome<StoredFile> Write(string name, Action<Stream> content);

    /// <summary>The pages, by name.</summary>
    Outcome<ImmutableArray<StoredFile>> List();
}
