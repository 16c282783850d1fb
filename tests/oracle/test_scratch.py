"""Scratch."""
import time
from tests.oracle.asking import Asking, PUBLIC, AUDITOR, LICENSED
async def test_a(demo: Asking) -> None:
    t=time.time()
    demo.world.withheld; demo.world.changed
    print("world", time.time()-t)
    for c in (PUBLIC, LICENSED, AUDITOR):
        await demo.same('{ partiesConnection(first: 100) { totalCount pageInfo { endCursor hasNextPage } edges { cursor node { id name link statedBy { seq document sourceKind } } } } }', context=c)
        await demo.same('{ worksConnection(first: 100) { nodes { id title type alternativeTitles contributions { totalCount edges { cursor node { role creditedAs party { id } special } } } } } }', context=c)
        await demo.same('{ assetsConnection(first: 10, orderBy: CHANGED) { nodes { id title changedSeq credits { text digest } } } }', context=c)
